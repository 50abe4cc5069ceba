-- What each action brings to the account, through all its users.
select m.account, p.action_key, sum(p.points * :share) as points
from :member m
join :point p on p.entity = m.entity
group by m.account, p.action_key
