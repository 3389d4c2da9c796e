"""A corpus of templates, each made by docgen and by docxtpl, and what must be equal in both."""
