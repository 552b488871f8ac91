// Goes as soon as the module has its first test.
