"""The screens of the registry: `public` for who offers, `work` for the hub, `own` for the volunteer."""
