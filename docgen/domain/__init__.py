"""Pure computation on what the YAML says: no files, no Word, no printing."""
