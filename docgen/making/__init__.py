"""From a year to files: gather the drafts, render them, write the files, report."""
