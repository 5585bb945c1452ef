@NullMarked
package org.consentry.server.app;

import org.jspecify.annotations.NullMarked;
