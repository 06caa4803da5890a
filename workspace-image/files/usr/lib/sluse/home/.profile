# Read by shells of the workspace.
