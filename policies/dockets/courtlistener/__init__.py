"""CourtListener as a second source: what it is asked, how often, and what it sends of its own accord."""
