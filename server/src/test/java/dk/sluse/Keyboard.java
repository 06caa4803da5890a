package dk.sluse;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;

/** A page as somebody uses it who has no mouse: the tabulator, letters, Enter and the space bar. */
record Keyboard(Page page) {

    private static final int MOST_STOPS = 200;

    /** Walks on with the tabulator until the focus is there, and sees that it can be seen. */
    Keyboard tabTo(String wanted) {
        assertThat(page.locator(wanted).first()).isVisible();
        for (int step = 0; step < MOST_STOPS; step++) {
            page.keyboard().press("Tab");
            if ((Boolean) page.evaluate("wanted => document.activeElement.matches(wanted)", wanted)) {
                assertThat(page.locator(wanted).first()).isFocused();
                assertThat(page.locator(wanted).first()).not().hasCSS("outline-style", "none");
                return this;
            }
        }
        throw new AssertionError("the tabulator never comes to " + wanted);
    }

    Keyboard type(String field, String text) {
        tabTo(field);
        page.keyboard().type(text);
        return this;
    }

    /** Goes to a link or button and presses it; what comes of it must be there then. */
    Keyboard press(String wanted, String result) {
        tabTo(wanted);
        page.keyboard().press("Enter");
        assertThat(page.locator(result).first()).isVisible();
        return this;
    }

    /** Presses a button that is not there any more when it has done its work. */
    Keyboard pressOnce(String wanted) {
        tabTo(wanted);
        page.keyboard().press("Enter");
        assertThat(page.locator(wanted)).hasCount(0);
        return this;
    }
}
