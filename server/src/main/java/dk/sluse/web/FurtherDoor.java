package dk.sluse.web;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;

/** Another way to sign in, beside password and passkey. */
public interface FurtherDoor {

    /** What people call it. */
    String name();

    /** Where it begins. */
    String path();

    /** Lets people come through it. */
    void open(HttpSecurity http);
}
