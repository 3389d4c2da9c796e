"""The ground floor: messages, machine faults, file names, the workspace, what is kept from run to run."""
