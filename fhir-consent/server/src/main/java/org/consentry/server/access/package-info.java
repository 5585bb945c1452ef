/**
 * Who may call, what they may see, and the one way by which providers read and write resources for a caller: tokens
 * become a {@link org.consentry.server.access.Caller}, everything not allowed is denied, other patients' resources are
 * not there.
 */
@NullMarked
package org.consentry.server.access;

import org.jspecify.annotations.NullMarked;
