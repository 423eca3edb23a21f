"""The screens of mediation: `handing` for the hub, `cases`, `parties` and `pairs` for the coordinator, `own`
for the mediator."""
