"""From a Word file or a text to the YAML that a person would have typed; nothing of it lost."""
