"""Ballots (选票) from a spreadsheet: what stands in each cell, and what all of them add up to."""
