"""docgen turns YAML into the Word papers that an office files."""

__version__ = "0.1.0"
