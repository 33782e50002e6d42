"""What `make bench` measures: the feed against a stock API and against COPY, and the list page."""
