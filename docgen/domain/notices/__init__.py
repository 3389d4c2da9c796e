"""Publicity notices: their period, people and grounds, and what is due."""
