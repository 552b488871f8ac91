#include <gmime/gmime.h>

/* Casts of GObject are macros, which Swift does not import. NULL where the object is not of that class. */

static inline GMimeObject *gmime_object(void *object) {
  return GMIME_IS_OBJECT(object) ? GMIME_OBJECT(object) : NULL;
}

static inline GMimeMultipart *gmime_multipart(GMimeObject *object) {
  return GMIME_IS_MULTIPART(object) ? GMIME_MULTIPART(object) : NULL;
}

static inline GMimePart *gmime_part(void *object) { return GMIME_IS_PART(object) ? GMIME_PART(object) : NULL; }

static inline GMimeMessagePart *gmime_message_part(GMimeObject *object) {
  return GMIME_IS_MESSAGE_PART(object) ? GMIME_MESSAGE_PART(object) : NULL;
}

static inline InternetAddressMailbox *gmime_mailbox(InternetAddress *address) {
  return INTERNET_ADDRESS_IS_MAILBOX(address) ? INTERNET_ADDRESS_MAILBOX(address) : NULL;
}

static inline GMimeStreamMem *gmime_memory(GMimeStream *stream) {
  return GMIME_IS_STREAM_MEM(stream) ? GMIME_STREAM_MEM(stream) : NULL;
}
