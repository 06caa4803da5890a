package dk.sluse.installation;

/** Whether this is a demo: made-up data, and persons that anybody may sign in as. */
public record DemoMode(boolean on) {}
