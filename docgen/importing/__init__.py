"""Importing: a Word file or a text becomes the YAML that a person would have typed; nothing is lost."""
