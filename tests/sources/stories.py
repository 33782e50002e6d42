"""Stories written for these tests: one, its rewrite, another on the same matter, and none of it."""

STORY = (
    "Officials are weighing whether to restrict two payment apps from abroad, two people familiar with "
    "the matter said on Wednesday, a step that would widen a dispute over data. No decision has been "
    "taken, the people said, and the talks may lead to nothing. One way would be an order under "
    "emergency powers; another, a listing by the Treasury. The company said in a statement that it knew "
    "of no such talks. A spokesman for the department declined to comment on what he called internal "
    "deliberations."
)

REWRITE = (
    "Two payment apps from abroad may soon be restricted. Officials are weighing whether to restrict "
    "two payment apps, two people familiar with the matter said on Wednesday, which would widen a "
    "dispute over data. No decision has been taken, and the talks may lead to nothing, they said. One "
    "way would be an order under emergency powers. The company said in a statement that it knew of no "
    "such talks."
)

ON_SAME_MATTER = (
    "The Treasury has spent weeks on a plan against foreign payment services, according to a memorandum "
    "seen by this newspaper, and its lawyers expect to be sued. The draft would forbid transactions "
    "above a threshold and leaves the app stores alone. Four former judges who read it doubted that it "
    "would stand, because the statute exempts personal communications, and courts have just halted two "
    "similar orders for that reason."
)

UNRELATED = (
    "The harbour of the capital will be closed for three weeks in spring while divers look for the "
    "wreck of a ferry that sank there sixty years ago. The mayor said on Wednesday that the people who "
    "live near the quay would be told in time, and that fishing boats could use the old basin. A "
    "spokesman for the port declined to comment on the cost, which two people familiar with the matter "
    "put at nine million."
)
