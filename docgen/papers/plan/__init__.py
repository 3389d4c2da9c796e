"""The annual work plan."""
