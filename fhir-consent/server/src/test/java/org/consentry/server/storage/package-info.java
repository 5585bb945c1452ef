@NullMarked
package org.consentry.server.storage;

import org.jspecify.annotations.NullMarked;
