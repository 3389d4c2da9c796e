"""Minutes and what goes with them: record sheets, notices of meetings, extracts, resolutions."""
