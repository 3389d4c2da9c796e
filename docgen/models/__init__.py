"""What may be said in the YAML files: one file a model."""
