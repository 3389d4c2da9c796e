"""Meetings on record: who was there, what was decided, and by how many votes."""
