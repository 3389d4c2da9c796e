"""Appraisal and review: grades, scores, ledgers."""
