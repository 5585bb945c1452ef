/** The numbered log of changes that agents follow, and who has acknowledged what. A leaf: no feature is imported. */
@NullMarked
package org.consentry.server.feed;

import org.jspecify.annotations.NullMarked;
