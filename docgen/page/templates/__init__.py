"""The builders of the built-in templates."""
