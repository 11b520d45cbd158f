// A worker that dies before it does anything.
throw new Error('no room to live');
