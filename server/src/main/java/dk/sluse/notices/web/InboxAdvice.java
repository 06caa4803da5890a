package dk.sluse.notices.web;

import dk.sluse.notices.Notices;
import dk.sluse.people.PersonId;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.thymeleaf.context.LazyContextVariable;

/** How much lies unread in the inbox, for the menu of every page. Asked for when a menu is drawn: not for programs, polls and forms. */
@ControllerAdvice
class InboxAdvice {

    private final Notices notices;

    InboxAdvice(Notices notices) {
        this.notices = notices;
    }

    @ModelAttribute("unread")
    LazyContextVariable<Integer> unread(@Nullable Principal principal) {
        return new LazyContextVariable<>() {
            @Override
            protected Integer loadValue() {
                return principal == null ? 0 : notices.unread(new PersonId(principal.getName()));
            }
        };
    }
}
