"""People: the roster of a day, branches and groups, probation."""
