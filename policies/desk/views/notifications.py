"""What somebody was told: marking it read."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from policies.desk.views.frame import member
from policies.review.models import Notification


@require_POST
def mark_read(request: HttpRequest) -> HttpResponse:
    """Mark read what the user saw: everything up to the number posted, and only their own."""
    seen = request.POST.get("seen", "")
    if seen.isdecimal():
        told = Notification.objects.unread(member(request)).filter(pk__lte=int(seen))
        told.update(read_at=timezone.now())
    return redirect("desk:index")
