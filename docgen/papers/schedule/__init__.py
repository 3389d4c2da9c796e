"""The year's calendar."""
