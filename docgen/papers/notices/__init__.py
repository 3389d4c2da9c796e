"""Publicity notices and the report that closes each."""
