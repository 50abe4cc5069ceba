-- Events as files hold them, in folders by day.
select *, strftime(timezone('UTC', timestamp), '%Y-%m-%d') as day
from event
