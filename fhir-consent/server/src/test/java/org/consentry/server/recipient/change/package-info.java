/** Tests of the rules of drafts. */
@NullMarked
package org.consentry.server.recipient.change;

import org.jspecify.annotations.NullMarked;
