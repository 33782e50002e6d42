"""The icon and the tone that go with a stage and a legal effect; the words say the same."""

from typing import NamedTuple

from policies.publication.vocabulary import END_STAGES, SOFT_ENDS, Effect, EffectState, Stage


class Mark(NamedTuple):
    """An icon of static/icons.svg and a tone of the stylesheet (on, halt, wait, over or none)."""

    icon: str
    tone: str


EFFECTS = {
    Effect.BLOCKED: Mark("barrier", "halt"),
    Effect.PARTLY_BLOCKED: Mark("barrier", "halt"),
    Effect.IN_EFFECT: Mark("check", "on"),
    Effect.PARTLY_IN_EFFECT: Mark("half", "on"),
    Effect.NOT_ENFORCED: Mark("pause", "wait"),
    Effect.PENDING: Mark("clock", "wait"),
}
STATES = {
    EffectState.PENDING_DATE: Mark("clock", "wait"),
    EffectState.DELAYED_BY_ISSUER: Mark("clock", "wait"),
    EffectState.IN_EFFECT: Mark("check", "on"),
    EffectState.STAYED_BY_COURT: Mark("barrier", "halt"),
    EffectState.ENJOINED_TRO: Mark("barrier", "halt"),
    EffectState.ENJOINED_PRELIMINARY: Mark("barrier", "halt"),
    EffectState.ENJOINED_PERMANENT: Mark("barrier", "halt"),
    EffectState.NOT_ENFORCED: Mark("pause", "wait"),
}
OVER = Mark("stop", "over")


def of(stage: str, effect: str) -> Mark:
    """Give the mark of the public label: an end first, then the effect, then the stage."""
    if stage in END_STAGES or stage in SOFT_ENDS:
        return OVER
    if effect in EFFECTS:
        return EFFECTS[Effect(effect)]
    return Mark("quote" if stage in {Stage.REPORTED, Stage.FLOATED} else "pen", "")


def of_state(state: str) -> Mark:
    """Give the mark of the legal effect of one provision."""
    return STATES.get(EffectState(state), OVER)


def of_stage(stage: str) -> Mark:
    """Give the mark of a stage by itself."""
    return of(stage, Effect.IN_EFFECT if stage == Stage.IN_FORCE else Effect.NONE)
