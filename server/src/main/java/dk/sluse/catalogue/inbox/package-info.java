/** What subject offices have put into the inbox. */
@NullMarked
package dk.sluse.catalogue.inbox;

import org.jspecify.annotations.NullMarked;
