package dk.sluse.installation.hall;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;

/** What opens the bank, the inbox or the key tables; not there in a process that the data hall is apart from. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ConditionalOnExpression("!'${sluse.data-hall:here}'.equalsIgnoreCase('apart')")
public @interface InDataHall {}
