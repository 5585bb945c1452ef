@NullMarked
package org.consentry.server.access.pace;

import org.jspecify.annotations.NullMarked;
