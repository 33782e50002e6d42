"""The people of the demonstration's newsroom."""

from dataclasses import dataclass

from django.contrib.auth.models import Group, User

from policies.review.roles import ANALYST_GROUP, GROUPS


@dataclass(frozen=True)
class Person:
    """Somebody who can sign in; the password is "demo-" and the user name."""

    username: str
    first_name: str
    last_name: str
    group: str

    @property
    def password(self) -> str:
        """Give the password, which everybody may know."""
        return f"demo-{self.username}"

    @property
    def on_the_desk(self) -> bool:
        """Tell whether the person works at the desk; analysts only read."""
        return self.group in GROUPS


PEOPLE = (
    Person("erin", "Erin", "Castellano", "editor"),
    Person("omar", "Omar", "Haddad", "editor"),
    Person("rosa", "Rosa", "Lindqvist", "reviewer"),
    Person("carl", "Carl", "Mensah", "chief editor"),
    Person("ada", "Ada", "Okafor", ANALYST_GROUP),
)
NAMES = frozenset(person.username for person in PEOPLE)


def settle() -> dict[str, User]:
    """Make the accounts that are missing, and give all of them by user name."""
    return {person.username: _account(person) for person in PEOPLE}


def _account(person: Person) -> User:
    user = User.objects.filter(username=person.username).first()
    if user is None:
        user = User.objects.create_user(
            person.username,
            f"{person.username}@demo.example",
            person.password,
            first_name=person.first_name,
            last_name=person.last_name,
            is_staff=person.on_the_desk,
        )
        user.groups.add(Group.objects.get_or_create(name=person.group)[0])
    return user
