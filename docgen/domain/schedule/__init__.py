"""The schedule of a year: promises, planned days, and duties not yet done."""
