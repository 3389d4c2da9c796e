"""Who belongs: the roster of a day, branches and groups, probation."""
