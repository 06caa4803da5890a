package dk.sluse.demo;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param persons how many live in the made-up Denmark
 * @param years how many years its registers cover
 */
@ConfigurationProperties("demo")
record DemoProperties(
        @DefaultValue("100000") int persons,
        @DefaultValue("5") int years) {}
