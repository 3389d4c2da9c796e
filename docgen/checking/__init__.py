"""`docgen check`: what a year's files have against themselves, their texts, and what the year owes."""
