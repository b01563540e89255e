// Never comes back.
for (;;);
