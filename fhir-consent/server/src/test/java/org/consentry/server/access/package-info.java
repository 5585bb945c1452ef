@NullMarked
package org.consentry.server.access;

import org.jspecify.annotations.NullMarked;
