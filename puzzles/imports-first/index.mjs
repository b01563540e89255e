console.log('main')
import 'data:text/javascript,console.log("one")'
import 'data:text/javascript,console.log("two")'
