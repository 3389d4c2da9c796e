"""`docgen check`: faults of a year's files, faults of their texts, and duties the year has not met."""
