"""From a year to files: gather the drafts, render them, bring them to disk, report."""
